using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>What a person can get wrong, and what they are told: who, what, the cure, and exit code 2.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rag-docs-");

    [Fact]
    public async Task Docs_FolderThatIsMissing_IsNamed() =>
        await AssertRefusedAsync(["--docs", "/no/such/folder"], "The folder '/no/such/folder' does not exist. Give --docs a folder");

    [Fact]
    public async Task Docs_FileInTheFoldersPlace_IsNamed()
    {
        var file = Path.Combine(_folder.FullName, "notes.md");
        await File.WriteAllTextAsync(file, "# Notes");
        await AssertRefusedAsync(["--docs", file], $"The folder '{file}' is a file, not a folder.");
    }

    [Fact]
    public async Task Docs_WithoutMarkdown_IsNamed()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "notes.txt"), "text");
        await AssertRefusedAsync(["--docs", _folder.FullName], $"The folder '{_folder.FullName}' holds no Markdown (*.md, *.markdown).");
    }

    [Fact]
    public async Task Docs_FileThatCannotBeRead_IsNamed()
    {
        // A link to nowhere: unlike a missing permission, it stops also those who run tests as root.
        var link = Path.Combine(_folder.FullName, "broken.md");
        File.CreateSymbolicLink(link, Path.Combine(_folder.FullName, "gone.md"));
        await AssertRefusedAsync(["--docs", _folder.FullName], $"The file '{link}' cannot be read:");
    }

    [Fact]
    public async Task Docs_FileThatIsNotText_IsNamed()
    {
        var file = Path.Combine(_folder.FullName, "picture.md");
        await File.WriteAllBytesAsync(file, [0x89, 0x50, 0x4E, 0x47, 0xFF, 0xFE]);
        await AssertRefusedAsync(["--docs", _folder.FullName], $"The file '{file}' is not UTF-8 text. Convert it,");
    }

    [Fact]
    public async Task Docs_WithoutAValue_IsExplained() => await AssertRefusedAsync(["--docs"], "--docs has no value. Name a folder after it");

    [Fact]
    public async Task Option_ThatIsNotKnown_IsNamed() => await AssertRefusedAsync(["--docz", "x"], "The option '--docz' is not known. --help lists all of them.");

    [Fact]
    public async Task Keys_OnlyOne_IsExplained() =>
        await AssertRefusedAsync([], "LANGFUSE_SECRET_KEY is not set, but the other key is.", new() { ["LANGFUSE_PUBLIC_KEY"] = "pk-lf-1" });

    [Fact]
    public async Task OpenAIBaseUrl_ThatIsNoAddress_IsNamed() =>
        await AssertRefusedAsync([], "OPENAI_BASE_URL is 'localhost', which is not an http address.", new() { ["OPENAI_API_KEY"] = "sk", ["OPENAI_BASE_URL"] = "localhost" });

    [Fact]
    public async Task Docs_OfTheUsersOwn_AreAnsweredFrom()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "kettle.md"), "# Kettle\n\n## Descaling\n\nDescale the kettle every 6 weeks with vinegar.\n");
        var run = await SampleProcess.RunAsync(null, "How often do I descale the kettle?", "--docs", _folder.FullName);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Descale the kettle every 6 weeks with vinegar. [1]", run.Output, StringComparison.Ordinal);
        Assert.Contains("kettle.md:3", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Asked_ListsOptionsAndEnvironment()
    {
        var run = await SampleProcess.RunAsync(null, "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.All(new[] { "--docs", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "LANGFUSE_PUBLIC_KEY" }, word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task AssertRefusedAsync(string[] arguments, string message, Dictionary<string, string>? environment = null)
    {
        var run = await SampleProcess.RunAsync(environment, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
