// Planted: LFO6012
using Langfuse.Observe;
namespace Orders;

public static class Llm
{
    public static string Ask(Observation trace, Func<string, string> model, string question)
    {
        var generation = trace.StartGeneration("ask", model: "gpt-4o", input: question);
        string text;
        try
        {
            text = model(question);
        }
        finally
        {
            generation.End();
        }

        generation.Update(output: text);
        return text;
    }
}
