// Correct
using Langfuse.Observe;

public class Judge(LangfuseClient langfuse)
{
    private static readonly string[] Names = ["fluency", "coherence"];

    public void Rate(IReadOnlyDictionary<string, double> values)
    {
        foreach (var name in Names)
        {
            langfuse.Score(name, values[name], traceId: "0af7651916cd43dd8448eb211c80319c");
        }
    }
}
