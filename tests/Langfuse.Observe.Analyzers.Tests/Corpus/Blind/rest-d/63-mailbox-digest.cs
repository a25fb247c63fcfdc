// Planted: LFO7001
using Langfuse.Observe;

namespace Mailbox;

public sealed record Message(string From, string Subject);

public interface IMailServer
{
    Task<IReadOnlyList<Message>> UnreadAsync(string address, string bearer, CancellationToken ct);
}

public sealed class Digest(IMailServer server, Func<string, Task<string>> model, Func<CancellationToken, Task<string>> signIn)
{
    public async Task<string> WriteAsync(string address, CancellationToken ct)
    {
        var messages = await FetchAsync(address, await signIn(ct));
        return messages.Count == 0
            ? "Nothing new."
            : await model(string.Join('\n', messages.Select(message => $"{message.From}: {message.Subject}")));

        [Observe(Name = "fetch-unread", AsType = ObservationType.Tool)]
        async Task<IReadOnlyList<Message>> FetchAsync(string mailbox, string accessToken)
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                var unread = await server.UnreadAsync(mailbox, accessToken, ct);
                if (unread.Count > 0)
                {
                    return unread;
                }
            }

            return [];
        }
    }
}
