// Right
// Vocabulary: {"scores":[{"name":"toxicity","type":"categorical","categories":["none","mild","severe"]},{"name":"correctness","type":"numeric","min":0,"max":1},{"name":"hallucination","type":"boolean"}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var grader = new Grader(langfuse, "0af7651916cd43dd8448eb211c80319c");
grader.Grade("The Earth is round.");

sealed class Grader(LangfuseClient langfuse, string traceId)
{
    private static readonly string[] Labels = ["none", "mild", "severe"];

    public void Grade(string text)
    {
        var insults = text.Split(' ').Count(word => word.EndsWith('!'));
        langfuse.Score("toxicity", Labels[Math.Min(insults, Labels.Length - 1)], traceId: traceId);
        langfuse.Score("correctness", Parse("0.85"), traceId: traceId);
        langfuse.Score("hallucination", IsYes("no"), traceId: traceId, comment: "no");
    }

    private static double Parse(string text) =>
        double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsYes(string text) => text.Equals("yes", StringComparison.OrdinalIgnoreCase);
}
