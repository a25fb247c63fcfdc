using System.Text;

namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Mentions of <c>[Observe]</c> in a file, found without reading it as an assembly.</summary>
/// <remarks>The name of each type that an assembly refers to stands in its string heap as UTF-8 (ECMA-335 II.24.2.3). The name found elsewhere
/// only means a look at the tables; the name not found means that no table can have it.</remarks>
internal static class Mention
{
    private static readonly byte[] s_name = Encoding.UTF8.GetBytes("ObserveAttribute");

    /// <summary>True also for a file that cannot be read: whoever reads it next says why.</summary>
    public static bool MayStandIn(string path)
    {
        try
        {
            return StandsIn(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool StandsIn(byte[] assembly)
    {
        for (var start = 0; (start = Array.IndexOf(assembly, s_name[0], start)) >= 0; start++)
        {
            if (IsAt(assembly, start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAt(byte[] assembly, int start)
    {
        if (assembly.Length - start < s_name.Length)
        {
            return false;
        }

        for (var index = 1; index < s_name.Length; index++)
        {
            if (assembly[start + index] != s_name[index])
            {
                return false;
            }
        }

        return true;
    }
}
