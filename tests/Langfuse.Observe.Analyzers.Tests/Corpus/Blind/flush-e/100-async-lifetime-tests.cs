// Right
using Langfuse.Observe;
using Xunit;

namespace Courier.Cli.Tests;

public abstract class VerbTests : IAsyncLifetime
{
    private LangfuseClient _langfuse = null!;

    protected DirectoryInfo Folder { get; private set; } = null!;

    public Task InitializeAsync()
    {
        _langfuse = LangfuseClient.Start(o => o.ServiceName = "courier-tests");
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

    public async Task DisposeAsync()
    {
        await _langfuse.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}

public sealed class TrackVerbTests : VerbTests
{
    [Fact]
    public void Says_where_a_parcel_is() => Assert.Equal(0, Run("track", folder => Directory.Exists(folder) ? 0 : 1));

    [Fact]
    public void Fails_without_a_number() => Assert.Equal(64, Run("track", _ => 64));
}
