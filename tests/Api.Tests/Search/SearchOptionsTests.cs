using AntiCorruption.Api.Search;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Tests.Search;

public sealed class SearchOptionsTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void ShortFormsAreAddedFromAFile()
    {
        File.WriteAllText(path, "# ours\nศอบต = ศูนย์อำนวยการบริหารจังหวัดชายแดนภาคใต้\n");
        Assert.NotNull(new SearchOptions { AbbreviationsFile = path }.ReadAbbreviations());
        Assert.NotNull(new SearchOptions().ReadAbbreviations());
    }

    [Fact]
    public void AFileThatCannotBeUsedIsNamedInBothLanguages()
    {
        File.WriteAllText(path, "# ours\nnot a short form\n");
        foreach (var file in (string[])[path, path + ".none", Path.GetTempPath(), ""])
        {
            var fault = Assert.Throws<OptionsValidationException>(() => new SearchOptions { AbbreviationsFile = file }.ReadAbbreviations());
            Assert.Matches("Search:AbbreviationsFile.*[ก-๙]", Assert.Single(fault.Failures));
        }
    }
}
