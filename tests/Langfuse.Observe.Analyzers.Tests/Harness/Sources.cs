namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>What every test program has: the SDK's implicit usings.</summary>
internal static class Sources
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
