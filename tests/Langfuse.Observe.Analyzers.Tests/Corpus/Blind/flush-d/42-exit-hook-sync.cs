// Right
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.ProcessExit += (_, _) => langfuse.Dispose();

var numbers = args.Length == 0 ? ["12", "x"] : args;
foreach (var text in numbers)
{
    if (!int.TryParse(text, out var number))
    {
        Console.Error.WriteLine($"{text} is no number");
        return 1;
    }

    Console.WriteLine(await Roman.WriteAsync(number));
}

return 0;

internal static class Roman
{
    private static readonly (int Value, string Sign)[] Signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    [Observe(Name = "roman-number", AsType = ObservationType.Tool)]
    public static async Task<string> WriteAsync(int number)
    {
        await Task.Yield();
        var text = "";
        foreach (var (value, sign) in Signs)
        {
            while (number >= value)
            {
                text += sign;
                number -= value;
            }
        }

        return text;
    }
}
