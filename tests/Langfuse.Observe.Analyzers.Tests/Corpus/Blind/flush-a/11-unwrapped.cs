// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

Task<int> first = Task.Factory.StartNew(() => Tokens.CountAsync("one two three")).Unwrap();
var second = Task.Run(() => Tokens.CountAsync("four five"));
var third = Tokens.CountAsync("six");

var counts = await Task.WhenAll(first, second, third);
Console.WriteLine($"{counts.Sum()} tokens");

static class Tokens
{
    [Observe(Name = "count-tokens")]
    internal static async Task<int> CountAsync(string text)
    {
        await Task.Yield();
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
