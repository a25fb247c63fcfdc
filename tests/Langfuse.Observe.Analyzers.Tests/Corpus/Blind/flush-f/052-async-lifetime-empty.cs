// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Dialogue.Tests;

public abstract class DialogueTestBase : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    protected LangfuseClient? Langfuse { get; private set; }

    public Task InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        Langfuse = LangfuseClient.Start(options => options.SpoolDirectory = _folder);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}

public class GreetingTests : DialogueTestBase
{
    [Theory]
    [InlineData("morning", "Good morning!")]
    [InlineData("night", "Sleep well!")]
    public void Greets_by_time_of_day(string time, string expected)
    {
        using var trace = Langfuse!.StartTrace("greeting", input: time);
        var greeting = time == "morning" ? "Good morning!" : "Sleep well!";
        trace.Update(output: greeting);
        Assert.Equal(expected, greeting);
    }
}
