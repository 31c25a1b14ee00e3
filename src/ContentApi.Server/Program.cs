using ContentApi.Server.CommandLine;

return await ContentApiCommand.RunAsync(args);
