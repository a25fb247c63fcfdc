// Planted: LFO4008
using Langfuse.Observe;

public class Review(LangfuseClient langfuse)
{
    private const string Boilerplate =
        "The answer was compared with the reference answer sentence by sentence. Every claim in the answer was looked up in the retrieved documents. " +
        "Claims that are not supported by any document were marked as unsupported, and claims that contradict a document were marked as wrong. " +
        "The tone was compared with the style guide of the support team, in particular the sections on greetings, apologies and refunds. " +
        "Finally the answer was checked for personal data that must not be repeated to the customer, such as full card numbers or home addresses.";

    public void Note(string id) => langfuse.Score("explanation", Boilerplate, traceId: id, dataType: ScoreDataType.Text);
}
