// Right
using Langfuse.Observe;

namespace Mill;

internal static class Program
{
    private static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var grinders = new List<Task>();
        for (var stone = 1; stone <= 3; stone++)
        {
            var number = stone;
            grinders.Add(Task.Factory.StartNew(() => GrindAsync(langfuse, number), TaskCreationOptions.LongRunning).Unwrap());
        }

        try
        {
            await Task.WhenAll(grinders);
        }
        catch (TimeoutException e)
        {
            Console.Error.WriteLine(e.Message);
        }
    }

    private static async Task GrindAsync(LangfuseClient langfuse, int stone)
    {
        using var trace = langfuse.StartTrace("grind", input: stone);
        await Task.Delay(10 * stone);
        trace.Update(output: "flour");
    }
}
