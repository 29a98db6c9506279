using System.Globalization;
using System.Text;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Search;

/// <summary>
/// Brings the many ways of writing one name to one form: without tone marks and other signs above, without spaces and
/// punctuation, Thai digits as Arabic ones, two เ as แ, Latin letters in lower case without accents. Idempotent, and never
/// at a loss: what is no character of Unicode says nothing.
/// </summary>
public static class ThaiFolding
{
    /// <summary>The folded text, without spaces.</summary>
    public static string Fold(string text) => string.Concat(Words(text));

    /// <summary>The folded words, as spaces and punctuation part them. Dots and apostrophes part nothing: ป.ป.ท. is one word.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder(text.Length);
        foreach (var c in PlainText.WithoutNonCharacters(text).Normalize(NormalizationForm.FormKD))
        {
            if (FoldChar(c) is { } folded)
                Append(word, folded);
            else if (Parts(c) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    /// <summary>Two folds of one pair may meet only now: เ after เ is แ, a nikhahit before า is ำ; both are kept apart no longer.</summary>
    private static void Append(StringBuilder word, char c)
    {
        if (c == 'เ' && word.Length > 0 && word[^1] == 'เ')
            word[^1] = 'แ';
        else
            word.Append(c);
    }

    /// <summary>The character that stands for one, or null for a sign that says nothing.</summary>
    private static char? FoldChar(char c) =>
        c switch
        {
            >= '๐' and <= '๙' => (char)('0' + (c - '๐')),
            // Maitaikhu, tone marks, thanthakhat, nikhahit, yamakkan; phinthu; mai yamok and paiyannoi.
            >= '\u0E47' and <= '\u0E4E' or '\u0E3A' or 'ๆ' or 'ฯ' => null,
            >= 'A' and <= 'Z' => (char)(c | 0x20),
            _ when CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark && c is < '\u0E00' or > '\u0E7F' => null,
            _ when char.IsLetterOrDigit(c) || c is >= '\u0E00' and <= '\u0E7F' => char.ToLowerInvariant(c),
            _ => null,
        };

    private static bool Parts(char c) =>
        c is not ('.' or '\'' or '’' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD')
        && !(c is >= '\u0E00' and <= '\u0E7F')
        && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark;
}
