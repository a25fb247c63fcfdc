// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
var transcript = string.Join('\n', Enumerable.Range(1, 60).Select(n => $"Line {n}: the customer repeats the question."));

langfuse.Score("patience", 0.7, traceId: traceId, comment: transcript);
langfuse.Score("summary-note", Notes.Fit(transcript), traceId: traceId, dataType: ScoreDataType.Text);
langfuse.Score("verdict", new string('A', 1), traceId: traceId, comment: new string('-', 800));

static class Notes
{
    private const int Limit = 500;

    public static string Fit(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "(no note)";
        return text.Length <= Limit ? text : text[..(Limit - 3)] + "...";
    }
}
