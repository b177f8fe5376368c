import { type Surface, members } from "./surface.js";

/** redis 5.12: the client, its commands in camelCase (all of them exist in capitals too) and `multi()`. */
export const nodeRedisSurface = {
  library: "redis (node-redis 4 and 5)",
  members: members(`
    aclCat aclDelUser aclDryRun aclGenPass aclGetUser aclList aclLoad aclLogReset aclLog aclSave aclSetUser
    aclUsers aclWhoAmI append asking auth bgRewriteAof bgSave bitCount bitFieldRo bitField bitOp bitPos blMove
    blmPop blPop brPop brPopLPush bzmPop bzPopMax bzPopMin clientCaching clientGetName clientGetRedir clientId
    clientInfo clientKill clientList clientNoEvict clientNoTouch clientPause clientSetName clientTracking
    clientTrackingInfo clientUnpause clusterAddSlots clusterAddSlotsRange clusterBumpEpoch
    clusterCountFailureReports clusterCountKeysInSlot clusterDelSlots clusterDelSlotsRange clusterFailover
    clusterFlushSlots clusterForget clusterGetKeysInSlot clusterInfo clusterKeySlot clusterLinks clusterMeet
    clusterMyId clusterMyShardId clusterNodes clusterReplicas clusterReplicate clusterReset clusterSaveConfig
    clusterSetConfigEpoch clusterSetSlot clusterSlots commandCount commandGetKeys commandGetKeysAndFlags
    commandInfo commandList command configGet configResetStat configRewrite configSet copy dbSize decr decrBy del
    delEx digest dump echo evalRo eval evalShaRo evalSha exists expire expireAt expireTime flushAll flushDb fCall
    fCallRo functionDelete functionDump functionFlush functionKill functionListWithCode functionList functionLoad
    functionRestore functionStats geoAdd geoDist geoHash geoPos geoRadiusRoWith geoRadiusRo geoRadiusStore
    geoRadiusWith geoRadius geoRadiusByMemberRoWith geoRadiusByMemberRo geoRadiusByMemberStore
    geoRadiusByMemberWith geoRadiusByMember geoSearchWith geoSearch geoSearchStore get getBit getDel getEx
    getRange getSet hDel hello hExists hExpire hExpireAt hExpireTime hGet hGetAll hGetDel hGetEx hIncrBy
    hIncrByFloat hKeys hLen hmGet hPersist hpExpire hpExpireAt hpExpireTime hpTTL hRandFieldCountWithValues
    hRandFieldCount hRandField hScan hScanNoValues hotkeysGet hotkeysReset hotkeysStart hotkeysStop hSet hSetEx hSetNX hStrLen hTTL hVals incr incrBy incrByFloat
    info keys lastSave latencyDoctor latencyGraph latencyHistory latencyHistogram latencyLatest latencyReset
    lcsIdxWithMatchLen lcsIdx lcsLen lcs lIndex lInsert lLen lMove lmPop lPopCount lPop lPosCount lPos lPush
    lPushX lRange lRem lSet lTrim memoryDoctor memoryMallocStats memoryPurge memoryStats memoryUsage mGet migrate
    moduleList moduleLoad moduleUnload move mSet mSetEx mSetNX objectEncoding objectFreq objectIdleTime
    objectRefCount persist pExpire pExpireAt pExpireTime pfAdd pfCount pfMerge ping pSetEx pTTL publish
    pubSubChannels pubSubNumPat pubSubNumSub pubSubShardNumSub pubSubShardChannels randomKey readonly rename
    renameNX replicaOf restoreAsking restore rPopCount role rPop rPopLPush rPush rPushX sAdd scan sCard
    scriptDebug scriptExists scriptFlush scriptKill scriptLoad sDiff sDiffStore set setBit setEx setNX setRange
    sInter sInterCard sInterStore sIsMember sMembers smIsMember sMove sortRo sortStore sort sPopCount sPop
    sPublish sRandMemberCount sRandMember sRem sScan strLen sUnion sUnionStore swapDb time touch ttl type unlink
    wait xAck xAckDel xAddNoMkStream xAdd xAutoClaimJustId xAutoClaim xClaimJustId xClaim xCfgSet xDel xDelEx
    xGroupCreate xGroupCreateConsumer xGroupDelConsumer xGroupDestroy xGroupSetId xInfoConsumers xInfoGroups
    xInfoStream xLen xPendingRange xPending xRange xRead xReadGroup xRevRange xSetId xTrim zAddIncr zAdd zCard
    zCount zDiffWithScores zDiff zDiffStore zIncrBy zInterWithScores zInter zInterCard zInterStore zLexCount zmPop
    zmScore zPopMaxCount zPopMax zPopMinCount zPopMin zRandMemberCountWithScores zRandMemberCount zRandMember
    zRangeWithScores zRange zRangeByLex zRangeByScoreWithScores zRangeByScore zRangeStore zRankWithScore zRank
    zRem zRemRangeByLex zRemRangeByRank zRemRangeByScore zRevRank zScan zScore zUnionWithScores zUnion zUnionStore
    vAdd vCard vDim vEmb vEmbRaw vGetAttr vInfo vLinks vLinksWithScores vRandMember vRange vRem vSetAttr vSim
    vSimWithScores clientSideCache options isOpen isReady isPubSubActive socketEpoch isWatching isDirtyWatch
    setDirtyWatch withCommandOptions withTypeMapping withAbortSignal asap legacy createPool duplicate connect
    sendCommand select subscribe unsubscribe pSubscribe pUnsubscribe sSubscribe sUnsubscribe watch unwatch
    getPubSubListeners extendPubSubChannelListeners extendPubSubListeners multi scanIterator hScanIterator
    hScanValuesIterator hScanNoValuesIterator sScanIterator zScanIterator monitor reset resetIfDirty quit
    disconnect close destroy ref unref addCommand exec execTyped execAsPipeline execAsPipelineTyped
  `),
} as const satisfies Surface;
