// Right
using Langfuse.Observe;

namespace Outboxes;

public sealed class MailOutbox(Func<string, Task> send)
{
    private readonly Queue<string> _mails = [];
    private Task? _worker;

    [Observe(Name = "queue-mail")]
    public int Add(string mail)
    {
        lock (_mails)
        {
            _mails.Enqueue(mail);
            _worker ??= Task.Run(async () =>
            {
                while (true)
                {
                    await SendNextAsync();
                    await Task.Delay(500);
                }
            });
            return _mails.Count;
        }
    }

    [Observe(Name = "send-mail", Root = true)]
    private async Task SendNextAsync()
    {
        string? mail;
        lock (_mails)
        {
            _mails.TryDequeue(out mail);
        }

        if (mail is not null)
        {
            await send(mail);
        }
    }
}
