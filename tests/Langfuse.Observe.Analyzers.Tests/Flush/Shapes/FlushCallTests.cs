using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush.Shapes;

/// <summary>A flush that is dropped or that callers wait for, through helpers, interfaces and delegates.</summary>
public class FlushCallTests
{
    [Fact]
    public Task InDispose_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public sealed class S(LangfuseClient c) : IDisposable
        {
            public void Dispose()
            {
                c.[|DisposeAsync|]();
                GC.SuppressFinalize(this);
            }
        }
        """);

    [Fact]
    public Task WhenAny_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public sealed class S(LangfuseClient c)
        {
            public void Stop(bool fast)
            {
                _ = fast ? Task.CompletedTask : (Task)c.[|FlushAsync|]();
            }
        }
        """);

    [Fact]
    public Task FieldOfTasks_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public sealed class S(LangfuseClient c)
        {
            public void Stop() => [|Task.Run|](async () =>
            {
                await c.FlushAsync();
                Console.WriteLine("done");
            });
        }
        """);

    [Fact]
    public Task ForeachList_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public sealed class Pool
        {
            readonly List<LangfuseClient> _all = [LangfuseClient.Start()];
            public void Stop()
            {
                foreach (var c in _all)
                {
                    c.[|FlushAsync|](TimeSpan.FromSeconds(1));
                }

                foreach (var c in _all)
                    c.Dispose();
            }
        }
        """);

    [Fact]
    public Task ExtensionDropped_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public static class Ext
        {
            public static async Task SendAllAsync(this LangfuseClient c)
            {
                await c.FlushAsync();
                Console.WriteLine("sent");
            }
        }

        public sealed class S(LangfuseClient c)
        {
            public void Stop()
            {
                [|c.SendAllAsync|]();
            }
        }
        """);

    [Fact]
    public Task InterfaceDropped_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public interface ISender
        {
            Task SendAllAsync();
        }

        public sealed class Sender(LangfuseClient c) : ISender
        {
            public async Task SendAllAsync() => await c.FlushAsync();
        }

        public sealed class S(ISender s)
        {
            public void Stop()
            {
                _ = [|s.SendAllAsync|]();
            }
        }
        """);

    [Fact]
    public Task DelegateDropped_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public sealed class S
        {
            readonly Func<Task> _flush;
            public S(LangfuseClient c) => _flush = () => c.FlushAsync();
            public void Stop()
            {
                [|_flush|]();
            }
        }
        """);

    [Fact]
    public Task ValuetaskLocal_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public sealed class S(LangfuseClient c)
        {
            public void Stop()
            {
                ValueTask end = c.[|DisposeAsync|]();
                if (end.IsCompleted)
                    Console.WriteLine("ok");
            }
        }
        """);

    [Fact]
    public Task Wait_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class S(LangfuseClient c)
        {
            public void Stop()
            {
                var t = c.FlushAsync();
                t.Wait(1000);
            }

            public Task StopAsync()
            {
                return c.FlushAsync();
            }

            public void End()
            {
                Task.WaitAll(c.FlushAsync());
            }
        }
        """);

    [Fact]
    public Task SwitchVoidAsync_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        public sealed class S(LangfuseClient c)
        {
            public void Stop(int mode)
            {
                switch (mode)
                {
                    case 0:
                        c.[|FlushAsync|]().ConfigureAwait(false);
                        break;
                    default:
                        c.Dispose();
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task ExtensionMiddleware_Triggers() => Verify.TriggersAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        public static class FlushExtensions
        {
            public static IApplicationBuilder UseTraceDelivery(this IApplicationBuilder app, LangfuseClient c) => app.Use(async (ctx, next) =>
            {
                await next(ctx);
                await c.[|FlushAsync|]();
            });
        }
        """);

    [Fact]
    public Task ActionFilterAttribute_Triggers() => Verify.TriggersAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.Mvc.Filters;

        public sealed class DeliverAttribute(LangfuseClient c) : ActionFilterAttribute
        {
            public override async Task OnActionExecutionAsync(ActionExecutingContext x, ActionExecutionDelegate next)
            {
                await next();
                await c.[|FlushAsync|]();
            }
        }
        """);

    [Fact]
    public Task BaseController_Triggers() => Verify.TriggersAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.Mvc;

        public abstract class BaseController(LangfuseClient c) : ControllerBase
        {
            protected async Task<T> DoneAsync<T>(T v)
            {
                await c.[|FlushAsync|](TimeSpan.FromSeconds(1));
                return v;
            }
        }

        public class AskController(LangfuseClient c) : BaseController(c)
        {
            public Task<string> Get(string q) => DoneAsync(q);
        }
        """);

    [Fact]
    public Task Hub_Triggers() => Verify.TriggersAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.SignalR;

        public class ChatHub(LangfuseClient c) : Hub
        {
            public async Task Say(string q)
            {
                c.Score("said", 1, sessionId: q);
                await Deliver();
            }

            Task Deliver() => c.[|FlushAsync|]();
        }
        """);

    [Fact]
    public Task MapgroupMethod_Triggers() => Verify.TriggersAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        var b = WebApplication.CreateBuilder(args);
        var app = b.Build();
        var group = app.MapGroup("/api");
        group.MapPost("/ask", Ask.HandleAsync);
        app.Run();

        static class Ask
        {
            public static async Task<IResult> HandleAsync(string q, LangfuseClient c)
            {
                c.Score("x", 1, sessionId: q);
                await Reports.SendAsync(c);
                return Results.Ok(q);
            }
        }

        static class Reports
        {
            public static async Task SendAsync(LangfuseClient c)
            {
                var r = await c.[|FlushAsync|]();
                Console.WriteLine(r.Sent);
            }
        }
        """);

    [Fact]
    public Task HandlerThatWaits_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class S
        {
            readonly List<Func<Task>> _ends = [];
            public S(LangfuseClient c) => _ends.Add(() => c.FlushAsync());
            public async Task StopAsync()
            {
                foreach (var e in _ends)
                    await e();
            }

            public Task AllAsync() => Task.WhenAll(_ends.Select(e => e()));
        }
        """);
}
