using System.Text.Json;
using RagPipeline.Terminal;
using RagPipeline.Tracing;
using Spectre.Console;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>A trace as the terminal shows it, from the JSON of the API.</summary>
public sealed class TraceTableTests
{
    private const string Trace = """
        { "observations": [
            { "id": "a", "parentObservationId": null, "type": "CHAIN", "name": "Ask[x]", "startTime": "2026-01-01T00:00:00.000Z", "endTime": "2026-01-01T00:00:02.000Z", "level": "DEFAULT" },
            { "id": "c", "parentObservationId": "a", "type": "GENERATION", "name": "answer", "startTime": "2026-01-01T00:00:01.000Z", "endTime": "2026-01-01T00:00:02.000Z",
              "level": "ERROR", "statusMessage": "E: no", "model": "m-1", "usageDetails": { "input": 7, "output": 3 }, "metadata": { "usage_estimated": "true" } },
            { "id": "b", "parentObservationId": "a", "type": "RETRIEVER", "name": "find", "startTime": "2026-01-01T00:00:00.000Z", "endTime": "2026-01-01T00:00:00.500Z", "level": "DEFAULT" },
            { "id": "d", "parentObservationId": "b", "type": "SPAN", "name": "rank", "startTime": "2026-01-01T00:00:00.100Z", "endTime": null, "level": "DEFAULT" } ],
          "scores": [
            { "name": "grounding", "value": 0.5, "dataType": "NUMERIC" },
            { "name": "answered", "value": 1, "stringValue": "True", "dataType": "BOOLEAN" },
            { "name": "coverage", "value": 1, "observationId": "b", "dataType": "NUMERIC" } ] }
        """;

    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Table_OfATrace_ShowsTreeTimesTokensAndScores() => Assert.Equal(
        """
        OBSERVATION           TIME LINE                   TIME  TOKENS  NOTES
        CHAIN Ask[x]          ━━━━━━━━━━━━━━━━━━━━━━━━  2.00 s          answered true, grounding 0.5
        ├─ RETRIEVER find     ━━━━━━··················  500 ms          coverage 1
        │  └─ SPAN rank       ·━······················    0 ms
        └─ GENERATION answer  ············━━━━━━━━━━━━  1.00 s  7 → 3   ERROR E: no, m-1, tokens estimated
        """.ReplaceLineEndings("\n"), Render(Trace));

    private static string Render(string json)
    {
        var trace = JsonSerializer.Deserialize<TraceView>(json, s_web)!;
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 160;
        console.Profile.Capabilities.Unicode = true;
        console.Write(TraceTable.Of(trace, width: 160));
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.TrimEnd()));
    }
}
