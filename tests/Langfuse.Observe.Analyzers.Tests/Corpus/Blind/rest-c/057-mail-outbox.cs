// Planted: LFO6010
using Langfuse.Observe;
using System.Threading.Channels;

namespace Mailing;

public sealed record Mail(string To, string Body);

public sealed class Outbox(Func<Mail, Task> deliver)
{
    private readonly Channel<Mail> _mails = Channel.CreateUnbounded<Mail>();
    private Task? _pump;

    [Observe(Name = "queue-mail")]
    public async Task AddAsync(Mail mail)
    {
        _pump ??= Task.Run(PumpAsync);
        await _mails.Writer.WriteAsync(mail);
    }

    private async Task PumpAsync()
    {
        await foreach (var mail in _mails.Reader.ReadAllAsync())
        {
            await DeliverAsync(mail);
        }
    }

    [Observe(AsType = ObservationType.Tool, Name = "deliver-mail")]
    private Task DeliverAsync(Mail mail) => deliver(mail);
}
