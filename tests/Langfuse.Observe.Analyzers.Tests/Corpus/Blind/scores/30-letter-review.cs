// Planted: LFO4003
using Langfuse.Observe;

public class LetterReview
{
    private readonly LangfuseClient _client;
    private readonly string _traceId;

    public LetterReview(LangfuseClient client, string traceId)
    {
        _client = client;
        _traceId = traceId;
    }

    public void Human(string verdict) => Grade("formality", verdict);

    public void Machine(string letter)
    {
        var formal = new[] { "Sincerely", "Dear", "Regards" };
        double share = formal.Count(letter.Contains) / (double)formal.Length;
        Grade("formality", share);
    }

    private void Grade(string name, string label) => _client.Score(name, label, traceId: _traceId);

    private void Grade(string name, double number) => _client.Score(name, number, traceId: _traceId);

    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var review = new LetterReview(langfuse, LangfuseClient.CreateTraceId(seed: "letter-3"));
        review.Human("stiff");
        review.Machine("Dear Ms Jones, your claim is accepted. Regards, Claims");
    }
}
