using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>Clients against a <see cref="RawServer"/>; each has a project name of its own, so that tests do not meet in the default client.</summary>
internal static class RawClients
{
    private static int s_number;

    public static LangfuseClient Client(this RawServer server, Action<LangfuseOptions>? configure = null) => At(server.BaseUrl, configure);

    public static LangfuseClient At(Uri baseUrl, Action<LangfuseOptions>? configure = null) =>
        LangfuseClient.Start("test-" + Interlocked.Increment(ref s_number), options =>
        {
            options.BaseUrl = baseUrl;
            options.PublicKey = "pk-lf-test";
            options.SecretKey = "sk-lf-test";
            options.ServiceName = "tests";

            // A slow machine makes nothing go wrong, and nothing happens by itself.
            options.Timeout = options.ShutdownTimeout = Patience.Time;
            options.FlushInterval = options.ScoreInterval = TimeSpan.FromHours(1);
            configure?.Invoke(options);
        });
}
