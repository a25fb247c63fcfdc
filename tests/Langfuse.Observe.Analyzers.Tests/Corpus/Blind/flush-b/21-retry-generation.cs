// Planted: LFO5012
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("slogan", input: "tea shop");

string? slogan = null;
for (int attempt = 1; attempt <= 3 && slogan is null; attempt++)
{
    var generation = trace.StartGeneration($"attempt-{attempt}", model: "gpt-4o", input: "A slogan for a tea shop");
    string reply;
    try
    {
        reply = await Model.CompleteAsync(attempt);
    }
    catch (TimeoutException)
    {
        await Task.Delay(100 * attempt);
        continue;
    }
    catch
    {
        generation.End();
        throw;
    }

    generation.End(output: reply, usage: new Usage(input: 12, output: 6));
    slogan = reply;
}

trace.Update(output: slogan ?? "none");
Console.WriteLine(slogan);

static class Model
{
    public static async Task<string> CompleteAsync(int attempt)
    {
        await Task.Delay(10);
        return attempt < 2 ? throw new TimeoutException() : "Leaves worth waiting for";
    }
}
