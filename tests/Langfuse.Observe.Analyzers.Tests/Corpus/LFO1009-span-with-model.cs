// Planted: LFO1009
using Langfuse.Observe;

public class Manual(LangfuseClient langfuse)
{
    public void Run(string prompt)
    {
        using var trace = langfuse.StartTrace("manual", input: prompt);
        using var call = trace.StartSpan("openai");
        call.Update(output: prompt, model: "gpt-4o-mini", usage: new Usage(input: 3, output: 4));
    }
}
