using System.Text;
using Grpc.Core;

namespace Langfuse.Observe.Integrations.Tests.AspNetCore;

/// <summary>What a compiler makes of a <c>.proto</c> file: a service with a call that answers once, and one that streams. Its messages are plain texts.</summary>
[BindServiceMethod(typeof(PricesBase), nameof(Bind))]
public abstract class PricesBase
{
    private static readonly Marshaller<string> s_text = Marshallers.Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    public static Method<string, string> OneCall { get; } = new(MethodType.Unary, "shop.Prices", nameof(One), s_text, s_text);

    public static Method<string, string> AllCall { get; } = new(MethodType.ServerStreaming, "shop.Prices", nameof(All), s_text, s_text);

    public static void Bind(ServiceBinderBase binder, PricesBase service)
    {
        binder.AddMethod(OneCall, service is null ? null : new UnaryServerMethod<string, string>(service.One));
        binder.AddMethod(AllCall, service is null ? null : new ServerStreamingServerMethod<string, string>(service.All));
    }

    public abstract Task<string> One(string request, ServerCallContext context);

    public abstract Task All(string request, IServerStreamWriter<string> responseStream, ServerCallContext context);
}

/// <summary>The service.</summary>
public sealed class Prices : PricesBase
{
    public override async Task<string> One(string request, ServerCallContext context) => request switch
    {
        "nothing" => throw new RpcException(new Status(StatusCode.NotFound, "there is no such thing")),
        "broken" => throw new RpcException(new Status(StatusCode.Unavailable, "the till is closed: 100 %")),
        "bug" => throw new InvalidOperationException("not for the caller"),
        _ => await LookUpAsync(request),
    };

    public override async Task All(string request, IServerStreamWriter<string> responseStream, ServerCallContext context)
    {
        foreach (var item in request.Split(' '))
        {
            await responseStream.WriteAsync(await LookUpAsync(item));
            if (item == "for-ever")
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
        }
    }

    [Observe(AsType = ObservationType.Tool, Name = "look-up")]
    private static async Task<string> LookUpAsync(string item)
    {
        await Task.Yield();
        return item + ": 120";
    }
}
