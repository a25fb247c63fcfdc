// Planted: LFO6007
using Langfuse.Observe;
namespace Agents;

public static class Setup
{
    public static LangfuseClient Open(bool live) => LangfuseClient.Start(options => options.Environment = live switch
    {
        true => "live",
        false => "Test System",
    });
}
