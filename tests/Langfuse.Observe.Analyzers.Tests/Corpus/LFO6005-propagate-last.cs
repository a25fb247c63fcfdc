// Planted: LFO6005
using Langfuse.Observe;

public class Conversation
{
    public async Task<string> TurnAsync(string userId, string text)
    {
        var reply = await ReplyAsync(text);
        using (LangfuseContext.Propagate(userId: userId))
        {
            Console.WriteLine(reply);
        }

        return reply;
    }

    [Observe]
    private Task<string> ReplyAsync(string text) => Task.FromResult(text);
}
