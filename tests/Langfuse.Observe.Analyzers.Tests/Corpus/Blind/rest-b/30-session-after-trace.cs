// Planted: LFO6005
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var session = args.FirstOrDefault() ?? "dungeon-1";
using var game = langfuse.StartTrace("dungeon");
using var scope = LangfuseContext.Propagate(sessionId: session, tags: ["game"]);

string? command;
var turns = 0;
while ((command = Console.ReadLine()) is { Length: > 0 })
{
    turns++;
    Console.WriteLine(command switch
    {
        "look" => "A dark room.",
        "north" => "You bump into a wall.",
        "south" => "A door. It is locked.",
        _ => "You cannot do that.",
    });
}

game.Update(output: new { turns });
Console.WriteLine($"{turns} turns");
return turns > 0 ? 0 : 1;
