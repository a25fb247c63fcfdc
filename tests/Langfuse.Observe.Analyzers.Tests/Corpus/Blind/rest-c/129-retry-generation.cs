// Right
using Langfuse.Observe;

namespace Retry;

public sealed class RetryingModel(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<string> AskAsync(string prompt)
    {
        using var trace = langfuse.StartTrace("ask-with-retry", input: prompt);
        for (var attempt = 1; ; attempt++)
        {
            using var generation = trace.StartGeneration("attempt", model: "gpt-4o", input: prompt, metadata: new { attempt });
            try
            {
                var text = await complete(prompt);
                generation.Update(metadata: new { text.Length });
                generation.End(output: text);
                generation.Score("first-try", attempt == 1);
                trace.Update(output: text);
                return text;
            }
            catch (HttpRequestException exception) when (attempt < 3)
            {
                generation.Fail(exception);
                generation.End(statusMessage: "will try again");
            }
        }
    }
}
