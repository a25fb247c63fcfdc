using System.Runtime.InteropServices;

namespace Langfuse.Observe.Hosting;

/// <summary>Listens to the signals that end a console program without <see cref="AppDomain.ProcessExit"/>.</summary>
internal static class InterruptHook
{
    // SIGTERM raises ProcessExit up to .NET 9 only. On Windows they stand for Ctrl+C, Ctrl+Break, the closing of the window and the end of the session.
    private static readonly PosixSignal[] s_interrupts = [PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private static PosixSignalRegistration[] s_registrations = [];

    /// <summary>Whether they are listened to.</summary>
    public static bool IsOn => s_registrations.Length > 0;

    /// <summary>Calls <paramref name="onInterrupt"/> at each. What the signal does by default still follows; a program that has cancelled it goes
    /// on, and ends in its own way.</summary>
    public static void TurnOn(Action onInterrupt) => s_registrations = Array.ConvertAll(s_interrupts, signal => PosixSignalRegistration.Create(signal, context =>
    {
        if (!context.Cancel)
        {
            onInterrupt();
        }
    }));

    public static void TurnOff()
    {
        Array.ForEach(s_registrations, static registration => registration.Dispose());
        s_registrations = [];
    }
}
