using System.Globalization;
using AntiCorruption.Api.Wire.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>
/// Checks a parsed document before it is validated, because some rules of validation take time that grows with the square
/// of repeated fields, or recurse along fragments. Also refuses what is no request: definitions of types.
/// </summary>
internal static class DocumentShape
{
    /// <exception cref="WireException">DOCUMENT_TOO_COMPLEX with the figures, or NOT_EXECUTABLE.</exception>
    public static void Check(GraphQLDocument document, WireOptions.LimitOptions limits)
    {
        var count = new Counter(limits);
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLOperationDefinition operation:
                    count.Selections(operation.SelectionSet);
                    break;
                case GraphQLFragmentDefinition fragment:
                    count.Fragment(fragment);
                    break;
                default:
                    throw NotExecutable(definition);
            }
        }
    }

    private sealed class Counter(WireOptions.LimitOptions limits)
    {
        private int fields;
        private int aliases;
        private int fragments;
        private int spreads;

        public void Fragment(GraphQLFragmentDefinition fragment)
        {
            Check(++this.fragments, limits.MaxFragments, "fragments", "แฟรกเมนต์");
            Selections(fragment.SelectionSet);
        }

        public void Selections(GraphQLSelectionSet? set)
        {
            if (set is null)
                return;
            var names = set.Selections.Count > limits.MaxRepeats ? new Dictionary<ROM, int>() : null;
            foreach (var selection in set.Selections)
            {
                Check(
                    (selection as IHasDirectivesNode)?.Directives?.Count ?? 0,
                    limits.MaxDirectives,
                    "directives at one place",
                    "ไดเรกทีฟต่อจุด"
                );
                if (selection is GraphQLField field)
                    Field(field, names);
                else
                    Check(++spreads, limits.MaxFragments * 4, "uses of fragments", "การใช้แฟรกเมนต์");
                Selections((selection as IHasSelectionSetNode)?.SelectionSet);
            }
        }

        private void Field(GraphQLField field, Dictionary<ROM, int>? names)
        {
            Check(++this.fields, limits.MaxFields, "fields", "ฟิลด์");
            if (field.Alias is not null)
                Check(++this.aliases, limits.MaxAliases, "aliases", "ชื่อแทน");
            if (names is null)
                return;
            var name = (field.Alias?.Name ?? field.Name).Value;
            Check(names[name] = names.GetValueOrDefault(name) + 1, limits.MaxRepeats, "repeats of one field", "การซ้ำของฟิลด์เดียว");
        }

        private static void Check(int count, int max, string what, string whatTh)
        {
            if (count > max)
                throw TooComplex(max, what, whatTh);
        }
    }

    private static WireException TooComplex(int max, string what, string whatTh) =>
        new(
            "DOCUMENT_TOO_COMPLEX",
            string.Create(CultureInfo.InvariantCulture, $"The document has more than {max} {what}."),
            string.Create(CultureInfo.InvariantCulture, $"เอกสารมี{whatTh}เกิน {max}")
        );

    private static WireException NotExecutable(ASTNode definition) =>
        new(
            "NOT_EXECUTABLE",
            $"A request holds operations and fragments only, not a {definition.Kind}.",
            "คำขอมีได้เฉพาะคำสั่งและแฟรกเมนต์ ไม่ใช่นิยามชนิดข้อมูล"
        );
}
