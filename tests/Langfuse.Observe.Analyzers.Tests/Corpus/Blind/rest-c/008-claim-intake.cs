// Planted: LFO1009
using Langfuse.Observe;

namespace Insurance;

public sealed record Completion(string Text, int PromptTokens, int CompletionTokens);

public sealed class ClaimIntake(LangfuseClient langfuse, Func<string, Task<Completion>> model)
{
    public async Task<string> ClassifyAsync(string letter)
    {
        using var trace = langfuse.StartTrace("claim-intake", input: letter);
        using var step = trace.StartSpan("classify", input: letter);
        try
        {
            var completion = await model("Which kind of claim is this?\n" + letter);
            step.End(
                output: completion.Text,
                usage: new Usage(input: completion.PromptTokens, output: completion.CompletionTokens));
            trace.Update(output: completion.Text);
            return completion.Text;
        }
        catch (HttpRequestException exception)
        {
            step.Fail(exception);
            return "unknown";
        }
    }
}
