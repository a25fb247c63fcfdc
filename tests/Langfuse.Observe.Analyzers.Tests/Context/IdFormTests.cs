using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ContextRules;

namespace Langfuse.Observe.Analyzers.Tests.Context;

/// <summary>What is given for an id, through variables, conditions, helpers and marked parameters.</summary>
public class IdFormTests
{
    [Fact]
    public Task IdsOfOtherThings_Trigger() => Verify.TriggersAsync(LFO6011_IdFormat, """
        using System.Diagnostics;
        using System.Security.Cryptography;
        using System.Text;

        public class Consumer(LangfuseClient langfuse)
        {
            public void Handle(IDictionary<string, string> headers, string order, byte[] body, int number)
            {
                var id = Activity.Current?.Id;
                using var first = langfuse.StartGeneration("a", traceId: [|id|]);
                using var second = langfuse.StartSpan("b", traceId: [|Activity.Current?.SpanId.ToString()|]);
                using var third = langfuse.StartSpan("c", parentObservationId: [|Activity.Current!.TraceId.ToHexString()|]);
                using var fourth = langfuse.StartTrace("d", traceId: [|headers["traceparent"]|]);
                using var fifth = langfuse.StartTrace("e", traceId: [|string.Format("order-{0}", order)|]);
                using var sixth = langfuse.StartTrace("f", traceId: [|Convert.ToHexStringLower(SHA256.HashData(body))|]);
                using var seventh = langfuse.StartTrace("g", traceId: [|Guid.NewGuid().ToString("N")[..16]|]);
                using var eighth = langfuse.StartTrace("h", traceId: [|RandomNumberGenerator.GetHexString(32)|]);
                using var ninth = langfuse.StartTrace("i", traceId: [|number.ToString("x8")|]);
                var hash = SHA1.HashData(Encoding.UTF8.GetBytes(order));
                using var tenth = langfuse.StartTrace("j", traceId: [|Convert.ToHexStringLower(hash)|]);
                Open([|order.Length == 0 ? Guid.NewGuid().ToString() : order|]);
            }

            private void Open(string id)
            {
                using var trace = langfuse.StartTrace("open", traceId: id);
            }
        }
        """);

    [Fact]
    public Task MarkedParameter_TriggersAtTheCall() => Verify.TriggersAsync(LFO6011_IdFormat, """
        public static class Orders
        {
            [Observe]
            private static void Handle([TraceId] string trace, [ParentObservationId] string? parent = null) { }

            public static void Run(Guid order, Observation above)
            {
                Handle([|order.ToString()|]);
                Handle(order.ToString("N"), [|above.TraceId|]);
                Handle(above.TraceId!, above.Id);
                Handle(LangfuseClient.CreateTraceId(seed: order.ToString()));
            }
        }
        """);

    [Fact]
    public Task RightIds_DoNotTrigger() => Verify.DoesNotTriggerAsync("""
        using System.Diagnostics;
        using System.Security.Cryptography;

        public class Consumer(LangfuseClient langfuse)
        {
            public void Handle(IDictionary<string, string> headers, string id, byte[] body, long number)
            {
                using var first = langfuse.StartSpan("a", traceId: Activity.Current?.TraceId.ToString(), parentObservationId: Activity.Current?.SpanId.ToHexString());
                using var second = langfuse.StartTrace("b", traceId: Convert.ToHexStringLower(MD5.HashData(body)));
                using var third = langfuse.StartTrace("c", traceId: Convert.ToHexStringLower(SHA256.HashData(body))[..32]);
                using var fourth = langfuse.StartTrace("d", traceId: headers["x-trace-id"]);
                using var fifth = langfuse.StartTrace("e", traceId: RandomNumberGenerator.GetHexString(32, lowercase: true));
                using var sixth = langfuse.StartSpan("f", traceId: id, parentObservationId: number.ToString("x16"));
                using var seventh = langfuse.StartTrace("g", traceId: $"{number:x32}");
                using var eighth = langfuse.StartTrace("h", traceId: headers["traceparent"].Split('-')[1]);
                using var ninth = langfuse.StartTrace("i", traceId: headers["traceparent"].Substring(3, 32));
                using var tenth = langfuse.StartTrace("j", traceId: string.Format("{0:N}", Guid.NewGuid()));
            }
        }
        """);
}
