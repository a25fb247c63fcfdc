namespace Langfuse.Observe.EndToEnd.Tests.Sample;

/// <summary>A server started by the test, and one run of a sample that was pointed at it.</summary>
public sealed class AskedServer : IAsyncDisposable
{
    private AskedServer(LangfuseLocalServer server, SampleRun run, StoredTrace trace)
    {
        Server = server;
        Run = run;
        Trace = trace;
    }

    public LangfuseLocalServer Server { get; }

    public SampleRun Run { get; }

    public StoredTrace Trace { get; }

    public static Task<AskedServer> AskAsync(IReadOnlyDictionary<string, string>? environment = null, params string[] arguments) =>
        RunAsync("RagPipeline", environment, arguments);

    public static async Task<AskedServer> RunAsync(string sample, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        var server = await LangfuseLocalServer.StartAsync();
        var all = new Dictionary<string, string>(environment ?? new Dictionary<string, string>())
        {
            ["LANGFUSE_BASE_URL"] = server.BaseUrl.ToString(),
            ["LANGFUSE_PUBLIC_KEY"] = server.PublicKey,
            ["LANGFUSE_SECRET_KEY"] = server.SecretKey,
        };
        var run = await SampleProcess.RunSampleAsync(sample, all, arguments);
        using var api = new LangfuseApi(server.BaseUrl);
        return new AskedServer(server, run, await api.TraceAsync());
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
