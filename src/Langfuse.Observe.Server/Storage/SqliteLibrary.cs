using System.Runtime.InteropServices;
using SQLitePCL;

namespace Langfuse.Observe.Server.Storage;

/// <summary>Finds the SQLite library of the operating system; none travels with this package.</summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> s_loaded = new(Load);

    /// <exception cref="InvalidOperationException">The system has no SQLite library.</exception>
    public static void EnsureLoaded() => _ = s_loaded.Value;

    private static bool Load()
    {
        if (HasProvider())
        {
            return true;
        }

        var handle = Find();
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => name == "e_sqlite3" ? handle : IntPtr.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // Were the program to set another later, open handles of this library would go to that one.
        raw.FreezeProvider();
        return true;
    }

    // The provider is one per process: a program that uses SQLite itself keeps its own.
    private static bool HasProvider()
    {
        try
        {
            return raw.sqlite3_libversion_number() > 0;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static IntPtr Find()
    {
        foreach (var name in Names())
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }
        throw new InvalidOperationException(
            $"The Langfuse local server keeps its data in SQLite, and this system has no SQLite library (looked for {string.Join(", ", Names())}). {Cure()}");
    }

    private static string[] Names() =>
        OperatingSystem.IsWindows() ? ["winsqlite3", "sqlite3", "e_sqlite3"]
        : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib", "/usr/lib/libsqlite3.dylib", "e_sqlite3"]
        : ["libsqlite3.so.0", "libsqlite3.so", "e_sqlite3"];

    private static string Cure() =>
        OperatingSystem.IsWindows() ? "Windows 10 and later have winsqlite3.dll; otherwise put sqlite3.dll beside the program."
        : OperatingSystem.IsMacOS() ? "Install it with: brew install sqlite"
        : "Install it: apt-get install libsqlite3-0 (Debian, Ubuntu), apk add sqlite-libs (Alpine), dnf install sqlite-libs (Fedora).";
}
