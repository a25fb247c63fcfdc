using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Cli.Prompts;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Cli;

public sealed class PromptCommandTests : ServerTest
{
    private Dictionary<string, string> Environment => new()
    {
        ["LANGFUSE_BASE_URL"] = Server.BaseUrl.AbsoluteUri, ["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey, ["LANGFUSE_SECRET_KEY"] = Server.SecretKey,
    };

    [Fact]
    public async Task Push_ShowsADiff_MakesVersions_AndMovesLabels()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("prompts/support"));
        await File.WriteAllTextAsync(folder.File("prompts/support/answer.prompt.md"), "---\nconfig: {\"model\":\"gpt-4o\"}\n---\nAnswer {{question}}.\nBe short.\n");
        await File.WriteAllTextAsync(folder.File("prompts/critic.prompt.md"), "---\nname: movie-critic\ntype: chat\n---\n# system\nYou judge {{movie}}.\n\n# placeholder: history\n");
        var prompts = folder.File("prompts");

        var dry = await RunAsync("prompts", "push", prompts, "--label", "staging", "--dry-run");
        Assert.Empty((await Client.GetAsync("api/public/v2/prompts"))["data"]!.AsArray());
        var first = await RunAsync("prompts", "push", prompts, "--label", "staging");
        var again = await RunAsync("prompts", "push", prompts, "--label", "staging");
        await File.WriteAllTextAsync(folder.File("prompts/support/answer.prompt.md"), "Answer {{question}}.\nBe kind.\n");
        var changed = await RunAsync("prompts", "push", prompts, "--label", "production", "--message", "kinder");

        Assert.Contains("+Answer {{question}}.", dry, StringComparison.Ordinal);
        Assert.Contains("Nothing was pushed.", dry, StringComparison.Ordinal);
        Assert.Contains("Pushed 2 of 2 prompts.", first, StringComparison.Ordinal);
        Assert.Contains("All 2 prompts are there", again, StringComparison.Ordinal);
        Assert.Contains("  -Be short.", changed, StringComparison.Ordinal);
        Assert.Contains("  +Be kind.", changed, StringComparison.Ordinal);
        Assert.Contains("movie-critic: version 1 is the same, and gets production", changed, StringComparison.Ordinal);
        var answer = await Client.GetAsync("api/public/v2/prompts/support%2Fanswer");
        Assert.Equal((2, "Answer {{question}}.\nBe kind.", "gpt-4o", "kinder"), ((int)answer["version"]!, (string)answer["prompt"]!, (string)answer["config"]!["model"]!, (string)answer["commitMessage"]!));
        var critic = await Client.GetAsync("api/public/v2/prompts/movie-critic?label=staging");
        Assert.Equal(("system", "You judge {{movie}}.", "history"), ((string)critic["prompt"]![0]!["role"]!, (string)critic["prompt"]![0]!["content"]!, (string)critic["prompt"]![1]!["name"]!));
    }

    [Fact]
    public async Task Pull_WritesFilesThatPushTakesBackUnchanged()
    {
        using var folder = new TemporaryFolder();
        await Client.PostAsync("api/public/v2/prompts", """{"name":"a/text","prompt":"Hello {{name}}","labels":["production"],"tags":["t"],"config":{"temperature":0.5}}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"chat","type":"chat","prompt":[{"role":"system","content":"S"},{"type":"placeholder","name":"history"},{"role":"user","content":"# user\nlooks like a head"}]}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"../out","prompt":"kept inside"}""");
        var prompts = folder.File("prompts");

        var output = await RunAsync("prompts", "pull", prompts);
        var pushed = await RunAsync("prompts", "push", prompts);
        var json = JsonNode.Parse(await RunAsync("prompts", "pull", prompts, "--json"))!.AsArray();

        Assert.Contains("Wrote 3 files", output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("prompts/a/text.prompt.md")) && File.Exists(folder.File("prompts/chat.prompt.json")));
        Assert.All(Directory.EnumerateFiles(Path.GetDirectoryName(prompts)!, "*", SearchOption.AllDirectories), path => Assert.StartsWith(prompts, path, StringComparison.Ordinal));
        Assert.Contains("All 3 prompts are there", pushed, StringComparison.Ordinal);
        Assert.Empty(json);
    }

    [Fact]
    public async Task Show_GivesAPromptAndWhatDiffers()
    {
        await Client.PostAsync("api/public/v2/prompts", """{"name":"p","prompt":"one\ntwo","labels":["production"]}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"p","prompt":"one\n2"}""");

        Assert.Contains("p version 1 (production)", await RunAsync("prompts", "show", "p", "--version", "1"), StringComparison.Ordinal);
        Assert.Contains("p version 2 (latest)", await RunAsync("prompts", "show", "p"), StringComparison.Ordinal);
        Assert.Equal(["   one", "  -two", "  +2"], (await RunAsync("prompts", "show", "p", "--diff", "production")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()));
        Assert.Contains("p\ttext\t1 2", await RunAsync("prompts", "list"), StringComparison.Ordinal);
        var (code, _, error) = await Tool.RunAsync(Environment, "prompts", "show", "absent");
        Assert.Equal(1, code);
        Assert.Contains("has no prompt 'absent'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.prompt.json", "{", "cannot be read")]
    [InlineData("a.prompt.json", "{}", "\"prompt\" is missing")]
    [InlineData("a.prompt.md", "---\ntype: chat\n---\nno head\n", "a chat prompt has a line such as")]
    [InlineData("other.txt", "x", "has no files that end in .prompt.md")]
    public async Task AFileThatCannotBeRead_IsNamed(string file, string text, string expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File(file), text);

        var (code, _, error) = await Tool.RunAsync(Environment, "prompts", "push", Path.GetDirectoryName(folder.File(file))!);

        Assert.Equal(1, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_ShowsChangesWithWhatStandsAround()
    {
        string[] before = [.. Enumerable.Range(1, 20).Select(number => $"line {number}")];
        string[] after = [.. before[..9], "new", .. before[10..]];

        Assert.Equal(["...", " line 7", " line 8", " line 9", "-line 10", "+new", " line 11", " line 12", " line 13", "..."], LineDiff.Of(before, after));
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await Tool.RunAsync(Environment, arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {code} {error}");
        return output;
    }
}
