using System.Text.Json.Nodes;
using Langfuse.Observe.LocalServer.Agents;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Agents;

public class AgentTests : ServerTest
{
    private static readonly ulong s_now = (ulong)DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds() * 1_000_000;

    [Theory]
    [InlineData("""["x","agent:CustomerService"]""", """{"agent_name":"other"}""", "n", "CustomerService", "tag")]
    [InlineData(null, """{"agent_name":"Billing","agent_version":"2"}""", "n", "Billing", "metadata")]
    [InlineData(null, """{"agentName":"Billing"}""", "n", "Billing", "metadata")]
    [InlineData(null, """{"attributes":{"gen_ai.agent.name":"Billing"}}""", "n", "Billing", "metadata")]
    [InlineData(null, null, "support-agent", "support-agent", "name")]
    [InlineData(null, null, "SupportAgent", "SupportAgent", "name")]
    [InlineData(null, null, "Support Agent run", "Support Agent", "name")]
    [InlineData(null, null, "SupportAgentRun", "SupportAgent", "name")]
    [InlineData(null, null, "agent: Support", "Support", "name")]
    [InlineData(null, null, "reagent", null, null)]
    [InlineData(null, null, "answer", null, null)]
    [InlineData(null, "not json", "GET /agents", null, null)]
    public void Agent_IsFoundByWhatTheTraceSays_ThenByItsName(string? tags, string? metadata, string name, string? expected, string? by)
    {
        var agent = AgentDetection.Of(new Trace { Tags = tags, RootName = name }, metadata, null);

        Assert.Equal((expected, by), (agent?.Name, agent?.By));
    }

    [Fact]
    public void OneAgent_WrittenInManyWays_IsOne() =>
        Assert.Single(((string[])["CustomerService", "customer-service", "Customer Service Agent", "customer_service_agent"]).Select(AgentDetection.Key).Distinct());

    [Fact]
    public async Task Activity_HasCountsErrorsCostVersionsToolsAndModels()
    {
        await SendAsync(1, "agent:Support", "1.0", failed: false);
        await SendAsync(2, "agent:Support", "1.1", failed: true);
        await SendAsync(3, "agent:Billing", "1.0", failed: false);
        await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(4), SpanId = Ids.Span(40), Name = "plain", Start = s_now });

        var list = await Client.GetAsync("api/agents");
        var support = list["data"]!.AsArray().Single(agent => (string)agent!["name"]! == "Support")!;
        var details = await Client.GetAsync("api/agents/support");

        Assert.Equal(2, list["data"]!.AsArray().Count);
        Assert.True((bool)list["isComplete"]!);
        Assert.Equal((2, 1, 0.5, 0.004, "tag"), ((int)support["traceCount"]!, (int)support["errorCount"]!, (double)support["successRate"]!, (double)support["totalCost"]!, (string)support["detectedBy"]!));
        Assert.Equal(["1.0", "1.1"], support["versions"]!.AsArray().Select(version => (string)version!["version"]!).Order());
        Assert.Equal(("search", 2, 1), Use(details["tools"]!));
        Assert.Equal(("gpt-4o", 2, 0), Use(details["models"]!));
        Assert.Equal(2, details["traces"]!.AsArray().Count);
        using var absent = await Client.TryGetAsync("api/agents/nobody");
        Assert.Equal(404, (int)absent.StatusCode);
    }

    private static (string Name, int Calls, int Errors) Use(JsonNode uses) => ((string)uses[0]!["name"]!, (int)uses[0]!["calls"]!, (int)uses[0]!["errors"]!);

    private async Task SendAsync(int number, string tag, string version, bool failed)
    {
        var trace = Ids.Trace(number);
        var tags = new Dictionary<string, object> { ["langfuse.trace.tags"] = new[] { tag }, ["langfuse.version"] = version };
        using var sent = await Client.ExportAsync(
            new ProtoSpan { TraceId = trace, SpanId = Ids.Span(number * 10), Name = "run", Start = s_now, Attributes = tags },
            new ProtoSpan { TraceId = trace, SpanId = Ids.Span((number * 10) + 1), ParentSpanId = Ids.Span(number * 10), Name = "search", Start = s_now, StatusCode = failed ? 2 : 0, Attributes = new(tags) { ["langfuse.observation.type"] = "tool" } },
            new ProtoSpan
            {
                TraceId = trace, SpanId = Ids.Span((number * 10) + 2), ParentSpanId = Ids.Span(number * 10), Name = "llm", Start = s_now,
                Attributes = new(tags) { ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "gpt-4o", ["langfuse.observation.cost_details"] = """{"total":0.002}""" },
            });
        Assert.True(sent.IsSuccessStatusCode);
    }
}
