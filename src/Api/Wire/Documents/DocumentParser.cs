using System.Text;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// Parses a document in time that grows with its length. The parser of the engine takes the square of an error's column to word its
/// message, reads escapes within comments and knows none with braces: it is given a text without these, every character at its own place.
/// </summary>
public sealed class DocumentParser(IDocumentBuilder builder)
{
    /// <summary>Columns, from 1, up to which the parser may meet an error.</summary>
    private const int MaxColumn = 1000;

    /// <exception cref="ExecutionError">The text is no GraphQL; the place is in the message.</exception>
    public GraphQLDocument Parse(string text)
    {
        var found = new DocumentTokens(text);
        if (HasLongLine(text))
            CheckOrder(text, found);
        var document = Build(text, Plain(text, found));
        if (found.HasBraces)
            StringMender.Mend(document, text);
        return document;
    }

    private GraphQLDocument Build(string text, string plain)
    {
        try
        {
            return builder.Build(plain);
        }
        catch (SyntaxError error) when (error.InnerException is GraphQLParserException inner)
        {
            throw SyntaxFaults.Unexpected(text, Position(plain, inner.Location.Line, inner.Location.Column), inner.Description);
        }
    }

    /// <summary>
    /// Parses the tokens alone, each on a line of its own, so that an error is met at a low column; what a string says is no matter of
    /// syntax.
    /// </summary>
    private void CheckOrder(string text, DocumentTokens found)
    {
        var lines = new StringBuilder();
        foreach (var token in found.Tokens)
            lines.Append(text[token.Start] == '"' ? "\"\"" : text.AsSpan()[token]).Append('\n');
        try
        {
            builder.Build(lines.ToString());
        }
        catch (SyntaxError error) when (error.InnerException is GraphQLParserException inner)
        {
            var line = inner.Location.Line - 1;
            throw SyntaxFaults.Unexpected(
                text,
                line < found.Tokens.Count ? found.Tokens[line].Start.Value : text.Length,
                inner.Description
            );
        }
    }

    /// <summary>The text with blanks for comments and for the backslash of escapes with braces.</summary>
    private static string Plain(string text, DocumentTokens found)
    {
        if (found.Comments.Count == 0 && !found.HasBraces)
            return text;
        var plain = text.ToCharArray();
        foreach (var comment in found.Comments)
            plain.AsSpan(comment).Fill(' ');
        if (found.HasBraces)
            foreach (var token in found.Tokens)
                HideBraces(plain.AsSpan(token));
        return new string(plain);
    }

    private static void HideBraces(Span<char> token)
    {
        if (token[0] != '"' || token.StartsWith("\"\"\""))
            return;
        for (var at = 1; at < token.Length - 1; at++)
        {
            if (token[at] != '\\')
                continue;
            if (token[at..].StartsWith("\\u{"))
                token[at] = ' ';
            else
                at++;
        }
    }

    private static bool HasLongLine(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > MaxColumn; )
        {
            var length = rest[..MaxColumn].LastIndexOfAny('\n', '\r');
            if (length < 0)
                return true;
            rest = rest[(length + 1)..];
        }
        return false;
    }

    private static int Position(string text, int line, int column)
    {
        var at = 0;
        for (var passed = 1; passed < line; passed++)
        {
            at += text.AsSpan(at).IndexOfAny('\n', '\r') + 1;
            if (at < text.Length && text[at - 1] == '\r' && text[at] == '\n')
                at++;
        }
        return Math.Min(at + column - 1, text.Length);
    }
}
