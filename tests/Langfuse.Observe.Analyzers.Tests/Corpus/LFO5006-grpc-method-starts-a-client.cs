// Planted: LFO5006
using Grpc.Core;
using Langfuse.Observe;

public class Greeter
{
    public async Task<string> SayHello(string request, ServerCallContext context)
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("hello", input: request);
        return "hello " + request;
    }
}

namespace Grpc.Core { public abstract class ServerCallContext { } }
