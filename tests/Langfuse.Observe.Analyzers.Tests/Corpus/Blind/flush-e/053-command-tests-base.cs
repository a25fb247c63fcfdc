// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Courier.Cli.Tests;

// Base of the tests of each verb of the courier tool.
public abstract class VerbTests : IAsyncLifetime
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start(o => o.ServiceName = "courier-tests");

    protected DirectoryInfo Folder { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Folder = Directory.CreateTempSubdirectory("courier");
        return Task.CompletedTask;
    }

    protected int Run(string verb, Func<string, int> body)
    {
        using var trace = _langfuse.StartTrace("verb", input: verb);
        var code = body(Folder.FullName);
        trace.Update(output: code);
        return code;
    }

    public Task DisposeAsync()
    {
        Folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class LabelVerbTests : VerbTests
{
    [Fact]
    public void Writes_a_label()
    {
        var code = Run("label", folder =>
        {
            File.WriteAllText(Path.Combine(folder, "label.txt"), "NL-1234");
            return 0;
        });

        Assert.Equal(0, code);
        Assert.True(File.Exists(Path.Combine(Folder.FullName, "label.txt")));
    }
}
