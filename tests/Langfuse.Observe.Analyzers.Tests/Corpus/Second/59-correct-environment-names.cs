// Correct
using Langfuse.Observe;
namespace Agents;

public static class Setup
{
    public static LangfuseClient Open(string region)
    {
        Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", "eu-west-1_staging");
        return LangfuseClient.Start(options => options.Environment = region == "eu" ? "prod-eu" : "prod-us");
    }
}
