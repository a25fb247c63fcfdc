// Right
using Langfuse.Observe;

namespace Museum;

public sealed class Guide(LangfuseClient langfuse, Func<string, Task<string>> describe)
{
    public Task<string> DescribeAsync(string room)
    {
        string title;
        using (var lookup = langfuse.StartSpan("find-room", input: room))
        {
            title = room switch
            {
                "1" => "Egypt",
                "2" => "Greece",
                _ => "Entrance",
            };
            lookup.Update(output: title);
        }

        return describe(title);
    }

    public Task<string[]> RoomsAsync()
    {
        using var span = langfuse.StartSpan("list-rooms");
        string[] rooms = ["1", "2"];
        span.Update(output: rooms.Length);
        return Task.FromResult(rooms);
    }
}
