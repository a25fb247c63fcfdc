// Right
using Langfuse.Observe;

namespace Bakery;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            if (args.Length == 0)
            {
                Console.Error.WriteLine("which bread?");
                return 64;
            }

            var hours = await Dough.RiseAsync(args[0]);
            Console.WriteLine($"{args[0]} rises {hours} h");
            return 0;
        }
        catch (KeyNotFoundException)
        {
            return 65;
        }
        finally
        {
            await langfuse.FlushAsync(TimeSpan.FromSeconds(5));
        }
    }
}

internal static class Dough
{
    private static readonly Dictionary<string, int> Hours = new() { ["rye"] = 18, ["baguette"] = 3 };

    [Observe(Name = "rise")]
    public static async Task<int> RiseAsync(string bread)
    {
        await Task.Delay(2);
        return Hours[bread];
    }
}
