using Langfuse.Observe.Server.Tests.Support;
using ModelContextProtocol.Client;

namespace Langfuse.Observe.Server.Tests.Mcp;

/// <summary>An agent that knows nothing of the data: it asks what stands out and reads the examples. It must come across each planted fault within five calls.</summary>
public sealed class PlantedFaultTests : ServerTest
{
    private const int Traces = 120;
    private const int Faulty = 57;
    private const string Marker = "KUMQUAT";

    public static TheoryData<string> Faults =>
        ["tool error", "slow retriever", "slow first token", "costly generation", "empty answer", "loop", "wrong model", "cut answer", "low score", "worse prompt version", "leaked key", "warning"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_IsFoundInFiveCalls(string fault)
    {
        await PlantAsync(fault);
        await using var agent = await McpPeer.ConnectAsync(Server);

        var calls = 1;
        var found = (await agent.AskAsync("findAnomalies", []))["findings"]!.AsArray();
        var read = found.SelectMany(finding => finding!["examples"]!.AsArray().Take(1)).ToList();
        var isFound = false;
        foreach (var example in read.Take(4))
        {
            calls++;
            var seen = example!["observationId"] is { } id
                ? await agent.AskAsync("getObservation", new() { ["observationId"] = (string)id! })
                : await agent.AskAsync("getTrace", new() { ["traceId"] = (string)example["traceId"]! });
            if (seen.ToJsonString().Contains(Marker, StringComparison.Ordinal))
            {
                isFound = true;
                break;
            }
        }

        Assert.True(isFound, $"{fault}: {calls} calls, {found.ToJsonString()}");
        Assert.InRange(calls, 1, 5);
    }

    private async Task PlantAsync(string fault)
    {
        for (var first = 0; first < Traces; first += 40)
        {
            using var sent = await Client.ExportAsync([.. Enumerable.Range(first, 40).SelectMany(number => Trace(number, number == Faulty ? fault : null, fault == "worse prompt version" && number % 4 == 1))]);
            Assert.True(sent.IsSuccessStatusCode);
        }

        foreach (var number in Enumerable.Range(0, 40))
        {
            var value = fault == "low score" && number == 39 ? 0.05 : fault == "worse prompt version" && (number % 4 == 1) ? 0.3 : 0.9 + (number % 5 * 0.01);
            var trace = number == 39 ? Faulty : number;
            using var scored = await Client.PostAsync("api/public/scores", FormattableString.Invariant($$"""{"name":"helpful","value":{{value}},"traceId":"{{Ids.Trace(trace + 1)}}","observationId":"{{Ids.Span((trace + 1) * 100 + 3)}}"}"""));
            Assert.True(scored.IsSuccessStatusCode);
        }
    }

    // A root, a retriever, a tool and a generation, with times and costs that vary a little.
    private static IEnumerable<ProtoSpan> Trace(int number, string? fault, bool isWorse)
    {
        var start = 1_770_000_000_000_000_000UL + (ulong)number * 60_000_000_000;
        var mark = fault is null && !isWorse ? "" : Marker;
        ProtoSpan Span(int step, string name, string type, double milliseconds, Dictionary<string, object>? more = null, int status = 0, string? message = null)
        {
            var attributes = new Dictionary<string, object>(more ?? [])
            {
                ["langfuse.observation.type"] = type, ["langfuse.observation.metadata.note"] = mark,
            };
            attributes.TryAdd("langfuse.observation.input", $"question {number}");
            attributes.TryAdd("langfuse.observation.output", $"answer {number}");
            return new ProtoSpan
            {
                TraceId = Ids.Trace(number + 1), SpanId = Ids.Span((number + 1) * 100 + step), ParentSpanId = step == 0 ? null : Ids.Span((number + 1) * 100), Name = name, Start = start + (ulong)step * 1_000_000,
                End = start + (ulong)step * 1_000_000 + (ulong)(milliseconds * 1e6), Attributes = attributes, StatusCode = status, StatusMessage = message,
            };
        }

        yield return Span(0, "answer", "agent", 900 + number % 7 * 20);
        yield return Span(1, "retrieve", "retriever", fault == "slow retriever" ? 30_000 : 80 + number % 5 * 9, fault == "empty answer" ? new() { ["langfuse.observation.output"] = "[]" } : null);
        yield return fault == "tool error" ? Span(2, "lookup", "tool", 40, null, 2, "TimeoutException: the order service") : Span(2, "lookup", "tool", 40 + number % 3 * 5, fault == "warning" ? new() { ["langfuse.observation.level"] = "WARNING", ["langfuse.observation.status_message"] = "the cache was cold" } : null);
        var at = DateTimeOffset.UnixEpoch.AddMicroseconds((long)(start / 1000) + 3000);
        yield return Span(3, "generate", "generation", fault == "slow first token" ? 20_000 : 700, new()
        {
            ["langfuse.observation.model.name"] = fault == "wrong model" ? "gpt-3.5-turbo" : "gpt-4o",
            ["langfuse.observation.cost_details"] = FormattableString.Invariant($$"""{"total":{{(fault == "costly generation" ? 3.5 : 0.002 + number % 5 * 0.0003)}}}"""),
            ["langfuse.observation.completion_start_time"] = at.AddMilliseconds(fault == "slow first token" ? 15_000 : 300 + number % 4 * 10).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["langfuse.observation.output"] = fault == "cut answer" ? """{"choices":[{"message":{"content":"half"},"finish_reason":"length"}]}""" : fault == "leaked key" ? "use sk-proj-AbCdEfGhIjKlMnOpQrStUvWx" : $"answer {number}",
            ["langfuse.observation.prompt.name"] = "support", ["langfuse.observation.prompt.version"] = isWorse ? 8 : 7,
        });
        for (var repeat = 0; fault == "loop" && repeat < 12; repeat++)
        {
            yield return Span(10 + repeat, "search", "tool", 20, new() { ["langfuse.observation.input"] = """{"q":"same"}""" });
        }
    }
}
