// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
Console.CancelKeyPress += (_, e) =>
{
    langfuse.Dispose();
    e.Cancel = false;
};

var field = new Field(8);
var steps = 0;
while (Console.ReadLine() is { Length: > 0 } input)
{
    var cells = input.Split(' ');
    if (cells.Length < 2 || !int.TryParse(cells[0], out var x) || !int.TryParse(cells[1], out var y))
    {
        Console.WriteLine("two numbers, please");
        continue;
    }

    steps++;
    if (field.Open(x, y))
    {
        Console.WriteLine($"boom after {steps} steps");
        break;
    }
}

sealed class Field(int size)
{
    [Observe(Name = "open")]
    public bool Open(int x, int y) => (x * 31 + y * 17) % size == 3;
}
