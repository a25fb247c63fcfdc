using Langfuse.Observe.Server.Benchmarks;

if (args is [JudgeProcess.Argument])
{
    return await JudgeProcess.BeAsync();
}

if (Settings.Read(args) is not { } settings)
{
    Console.WriteLine("""
        dotnet run -c Release --project tests/Langfuse.Observe.Server.Benchmarks -- [options]

        --observations N    how many are sent (1000000)
        --rounds N          how often each question is asked (40)
        --seed N            of the data and the questions (1)
        --data FILE         the SQLite file (a temporary one); one that is there already is asked and not filled
        --judged N          measures rules, a judge over so many targets and MCP tools instead of the questions
        --parts LIST        of that only these, with commas (checks,judge,tools)
        --postgres TEXT     a PostgreSQL database instead, as a connection string
        """);
    return 2;
}

return await Run.AllAsync(settings);
