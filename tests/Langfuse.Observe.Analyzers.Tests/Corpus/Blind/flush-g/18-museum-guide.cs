// Right
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    if (args.Length == 0)
    {
        Console.WriteLine("Which room?");
        return 1;
    }

    using var trace = langfuse.StartTrace("tour", input: args);
    var rooms = args.Select(int.Parse).ToArray();
    foreach (var room in rooms)
    {
        using var span = trace.StartSpan("room", input: room);
        Console.WriteLine(Tell(room));
    }

    trace.Update(output: $"{rooms.Length} rooms");
    return 0;
}
catch (FormatException)
{
    Console.Error.WriteLine("Rooms are numbers.");
    return 2;
}
finally
{
    await langfuse.FlushAsync();
}

static string Tell(int room) => room switch
{
    1 => "Bronze age tools.",
    2 => "Roman glass.",
    _ => "This room is closed.",
};
