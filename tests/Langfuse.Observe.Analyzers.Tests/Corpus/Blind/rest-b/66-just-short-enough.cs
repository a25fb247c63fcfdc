// Right
using Langfuse.Observe;

namespace Compiler.Service;

internal static class Stamp
{
    private const string Ten = "0123456789";
    private const string Fifty = Ten + Ten + Ten + Ten + Ten;

    public const string Longest = Fifty + Fifty + Fifty + Fifty;
    public const string Environment = "eu-west_1-canary-0123456789-abcdefghijkl";
}

public static class Telemetry
{
    public static LangfuseClient Start() => LangfuseClient.Start(options =>
    {
        options.Environment = Stamp.Environment;
        options.ServiceName = "Compiler Service (EU West)";
    });

    public static async Task<string> WithStampAsync(Func<Task<string>> work)
    {
        using (LangfuseContext.Propagate(version: Stamp.Longest, environment: "a"))
        {
            return await work();
        }
    }
}
