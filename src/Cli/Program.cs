using Trettio.Cli;
using Trettio.Cli.Verbs;

// The main path, read → check → judge → count → compare → show, is Measure, Goals and Report; each verb is one call to Work.
return await Host.RunAsync(args, AllVerbs.All);
