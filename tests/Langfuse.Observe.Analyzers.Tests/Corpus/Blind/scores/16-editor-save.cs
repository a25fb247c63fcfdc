// Planted: LFO4009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var editor = new AnswerEditor(langfuse);

editor.Save("4bf92f3577b34da6a3ce929d0e0e4736", "Returns are free for 14 days.", "Returns are free for 30 days.");

class AnswerEditor(LangfuseClient langfuse)
{
    const string CorrectionScore = "expert-answer";

    public void Save(string traceId, string original, string edited)
    {
        if (string.Equals(original, edited, StringComparison.Ordinal))
            return;

        Submit(traceId, edited);
        Console.WriteLine($"Saved a correction of {edited.Length} characters.");
    }

    void Submit(string traceId, string edited) =>
        langfuse.Score(CorrectionScore, edited, traceId: traceId, dataType: ScoreDataType.Correction);
}
