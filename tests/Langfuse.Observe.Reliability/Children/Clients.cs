namespace Langfuse.Observe.Reliability.Children;

/// <summary>Clients for the runs.</summary>
internal static class Clients
{
    private static int s_number;

    public static LangfuseClient At(int port, Action<LangfuseOptions>? configure = null) => At(new Uri($"http://127.0.0.1:{port}"), configure);

    public static LangfuseClient At(Uri baseUrl, Action<LangfuseOptions>? configure = null) =>
        LangfuseClient.Start("run-" + Interlocked.Increment(ref s_number), options =>
        {
            options.BaseUrl = baseUrl;
            options.PublicKey = "pk-lf-run";
            options.SecretKey = "sk-lf-run";
            configure?.Invoke(options);
        });
}
