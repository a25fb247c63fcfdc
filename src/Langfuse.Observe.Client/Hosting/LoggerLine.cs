using Langfuse.Observe.Delivery;
using Langfuse.Observe.Recording;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Hosting;

/// <summary>The way to one logger: a thread of its own writes to it, and whoever has something to say waits for it only as long as it answers. A logger
/// that hangs holds up neither the user's threads nor the log of another client.</summary>
internal sealed class LoggerLine(ILogger logger)
{
    /// <summary>So much is kept for a logger that hangs; what comes after is not said.</summary>
    private const int MostWaiting = 1_000;

    /// <summary>A message that was said has been written, when the logger is as quick as this.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    /// <summary>After so long without a message the thread ends.</summary>
    private static readonly TimeSpan s_quietTime = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Queue<Message> _waiting = [];
    private int? _writer;
    private bool _isWriting;
    private bool _isSlow;
    private bool _isClosed;

    /// <summary>Says something; ends when it is written, unless the logger is slow.</summary>
    public void Write(SelfLogEntry entry)
    {
        var message = new Message(logger, entry, ExecutionContext.Capture());
        lock (_gate)
        {
            if (_isClosed || _waiting.Count >= MostWaiting)
            {
                return;
            }

            _waiting.Enqueue(message);
            Monitor.PulseAll(_gate);
            if (!_isWriting)
            {
                _isWriting = true;
                OwnThread.Start("langfuse log", WriteAll);
            }

            // A logger can make the library say something.
            if (_isSlow || _writer == Environment.CurrentManagedThreadId)
            {
                return;
            }

            WaitFor(message);
        }
    }

    /// <summary>Nothing is written any more once it ends, but for what the logger hangs in.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _waiting.Clear();
            Monitor.PulseAll(_gate);
        }
    }

    private void WaitFor(Message message)
    {
        var deadline = new Deadline(s_patience);
        while (!message.IsWritten && !_isClosed)
        {
            if (deadline.IsOver)
            {
                _isSlow = true;
                return;
            }

            Monitor.Wait(_gate, deadline.Left);
        }
    }

    private void WriteAll()
    {
        while (Next() is { } message)
        {
            try
            {
                message.Write();
            }
#pragma warning disable CA1031 // there is no place left to say it, and the next message is to be written
            catch
            {
            }
#pragma warning restore CA1031
            lock (_gate)
            {
                message.IsWritten = true;
                _isSlow &= _waiting.Count > 0;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <returns>Null when the thread is to end.</returns>
    private Message? Next()
    {
        lock (_gate)
        {
            _writer = Environment.CurrentManagedThreadId;
            if (_waiting.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_gate, s_quietTime);
            }

            if (_waiting.Count > 0)
            {
                return _waiting.Dequeue();
            }

            _writer = null;
            _isWriting = false;
            return null;
        }
    }

    /// <summary>A message in the context of whoever said it: its scopes and its activity.</summary>
    private sealed class Message(ILogger logger, SelfLogEntry entry, ExecutionContext? context)
    {
        public bool IsWritten { get; set; }

        public void Write()
        {
            if (context is null)
            {
                WriteHere();
            }
            else
            {
                ExecutionContext.Run(context, static message => ((Message)message!).WriteHere(), this);
            }
        }

        private void WriteHere()
        {
            var level = LevelOf(entry.Level);
            logger.Log(level, new EventId(entry.EventId), entry.Message, entry.Exception, static (message, _) => message);
        }

        private static LogLevel LevelOf(SelfLogLevel level) => level switch
        {
            SelfLogLevel.Debug => LogLevel.Debug,
            SelfLogLevel.Warning => LogLevel.Warning,
            _ => LogLevel.Error,
        };
    }
}
