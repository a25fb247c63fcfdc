// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

public class Suite : IDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start("tests");
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Scores()
    {
        _langfuse.Score("ran", true, sessionId: "suite");
        Assert.True(Directory.Exists(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
